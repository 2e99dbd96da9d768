import { language, list, make, ownText, word } from "./dom.js";
import { play, recordings, silence } from "./recordings.js";
import { hush, speak, whenVoice } from "./speech.js";

function blocks() {
  return list("main [data-msg], main .second").filter(element =>
    element.matches("h1, h2, h3, p, li, b, .second") && element.offsetParent
  );
}

function markBlock(element) {
  list(".reading").forEach(each => each.classList.remove("reading"));
  if (!element) return;
  element.classList.add("reading");
  element.scrollIntoView({ block: "center" });
}

function say(block, clip) {
  const lang = block.closest("[lang]").lang;
  const spoken = () => speak(ownText(block), lang);
  return clip && lang === language ? play(clip).catch(spoken) : spoken();
}

// Reads the page aloud, block by block, with the block marked: by a person's voice where one was recorded, else by
// a voice of the phone itself. Where there is neither, nothing is shown.
export function listen(box) {
  const button = make("button", { type: "button", "class": "quiet" }, word(box, "listen"));
  let clips = {}, run = 0;

  function stop() {
    run += 1;
    hush();
    silence();
    markBlock();
    button.textContent = word(box, "listen");
  }

  function read(all, mine) {
    if (mine !== run) return;
    if (!all.length) return stop();
    markBlock(all[0]);
    say(all[0], clips[all[0].dataset.msg]).catch(() => {}).then(() => read(all.slice(1), mine));
  }

  function offer() {
    box.appendChild(button);
    box.hidden = false;
  }

  button.addEventListener("click", () => {
    if (button.textContent === word(box, "stop")) return stop();
    run += 1;
    button.textContent = word(box, "stop");
    return read(blocks(), run);
  });
  addEventListener("pagehide", stop);
  whenVoice(language, offer);
  recordings(box.dataset.audio).then(found => {
    clips = found.clips;
    if (blocks().some(block => clips[block.dataset.msg])) offer();
  });
}
