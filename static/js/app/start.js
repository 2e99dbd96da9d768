import { behave } from "./behave.js";
import { index } from "./download.js";
import { exit } from "./exit.js";
import { save } from "./generation.js";
import { hearErasing } from "./hear-erasing.js";
import { keep, state } from "./keep.js";
import { languageChoice, remember } from "./language-choice.js";
import { saving } from "./saving.js";
import { closed, forget, pointer, record, supported, tidy } from "./storage.js";
import { sha256 } from "./verify.js";

const isGuide = !!document.querySelector("link[rel=manifest]");

// What one does besides reading comes after the texts: out of the pack, or from the network where nothing is saved.
function fetchTools() {
  const own = document.querySelector("script[data-tools-script]");
  const link = document.createElement("link"), script = document.createElement("script");
  link.rel = "stylesheet";
  link.href = own.dataset.toolsStyle;
  script.src = own.dataset.toolsScript;
  document.head.appendChild(link);
  document.head.appendChild(script);
}

exit();
hearErasing();
behave({ languageChoice });
if (isGuide) remember(document.documentElement.lang);

const languages = document.getElementById("languages");
if (languages) {
  addEventListener("hashchange", () => { if (location.hash === "#languages") languages.open = true; });
}

// What the tools need of this script.
self.passage = { behave, closed, forget, index, pointer, record, save, sha256, supported };

// The browser offers to install once, and maybe before the tools are there.
addEventListener("beforeinstallprompt", event => { self.passage.prompt = event; });

if (supported && isGuide) {
  state("idle");
  const ready = tidy().then(keep).catch(error => {
    state("failed");
    addEventListener("online", function again() {
      removeEventListener("online", again);
      if (!closed.now) keep().catch(() => state("failed"));
    });
    throw error;
  });
  self.passage.ready = ready.catch(() => {});
  self.passage.ready.then(fetchTools);
  behave({ saving });
} else if (document.querySelector(".tools")) {
  // Also in a preview, which no phone may keep.
  self.passage.ready = Promise.resolve();
  fetchTools();
}
