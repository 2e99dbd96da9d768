import { list, make } from "./dom.js";
import { hush, speak, whenVoice } from "./speech.js";

function blocks() {
  return list("main [data-msg]").filter(element =>
    element.matches("h1, h2, h3, p, li, b, .second") && element.offsetParent && !element.closest(".tools")
  );
}

// Reads the page aloud, block by block, with the block marked. Says nothing where the phone has no voice for it.
export function listen(box) {
  const button = make("button", { type: "button", "class": "quiet" }, box.dataset.listen);
  const pageLang = document.documentElement.lang;
  let run = 0;

  function mark(element) {
    list(".reading").forEach(each => each.classList.remove("reading"));
    if (!element) return;
    element.classList.add("reading");
    if (element.scrollIntoView) element.scrollIntoView({ block: "center" });
  }

  function stop() {
    run += 1;
    hush();
    mark();
    button.textContent = box.dataset.listen;
  }

  function read(all, mine) {
    if (mine !== run) return;
    if (!all.length) return stop();
    const block = all[0], lang = (block.closest("[lang]") || document.documentElement).lang;
    mark(block);
    speak(block.textContent, lang).catch(() => {}).then(() => read(all.slice(1), mine));
  }

  button.addEventListener("click", () => {
    if (button.textContent === box.dataset.stop) return stop();
    run += 1;
    button.textContent = box.dataset.stop;
    return read(blocks(), run);
  });
  addEventListener("pagehide", stop);
  whenVoice(pageLang, () => {
    box.appendChild(button);
    box.hidden = false;
  });
}
