import { NEUTRAL } from "../contract.js";

// Leave now: blank first, then away, without a way back to this page. Without a network a page of our own that
// tells nothing stands in: a browser's error page would show our address.
export function exit() {
  const link = document.querySelector("[data-action=exit]");
  if (!link) return;

  function leave() {
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(navigator.onLine ? link.href : NEUTRAL);
  }

  link.addEventListener("click", event => {
    event.preventDefault();
    leave();
  });

  // Shift three times, not Escape: Escape stops the loading of the page in most browsers.
  let pressed = 0;
  addEventListener("keydown", event => {
    pressed = event.key === "Shift" ? pressed + !event.repeat : 0;
    if (pressed === 3) leave();
  });
}
