// Voices of the phone itself: a remote voice would send the text away, and is silent without a network.
function localVoice(lang) {
  const base = lang.split("-")[0];
  return speechSynthesis.getVoices().filter(voice =>
    voice.localService && voice.lang.replace("_", "-").split("-")[0].toLowerCase() === base
  )[0];
}

// Calls `found` once such a voice is there; the list of voices comes late in some browsers, and never in others.
export function whenVoice(lang, found) {
  if (!self.speechSynthesis || !self.SpeechSynthesisUtterance) return;
  let told = false;
  const look = () => {
    if (told || !localVoice(lang)) return;
    told = true;
    found();
  };
  look();
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", look);
}

// Says `text`; resolves when it is said. Rejects where no voice of the phone speaks `lang`.
export function speak(text, lang) {
  const voice = localVoice(lang);
  if (!voice) return Promise.reject(new Error("no voice"));
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = resolve;
    utterance.onerror = reject;
    speechSynthesis.speak(utterance);
  });
}

export function hush() {
  if (self.speechSynthesis) speechSynthesis.cancel();
}
