// The browser's own prompt, when it offers one.
export function install(button) {
  const offer = () => { button.hidden = !self.passage.prompt; };
  button.addEventListener("click", () => {
    self.passage.prompt.prompt();
    button.hidden = true;
  });
  addEventListener("beforeinstallprompt", () => setTimeout(offer));
  offer();
}
