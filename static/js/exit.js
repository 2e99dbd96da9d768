// Leave now: blank first, then away, without a way back to this page.
export function exit() {
  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("[data-action=exit]");
    if (!link) return;
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(navigator.onLine ? link.href : "about:blank");
  });
}
