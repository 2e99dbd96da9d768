// One sentence that says whether the guide is on this phone.
export function saving(line) {
  const words = line.querySelector("span"), root = document.documentElement;
  const show = () => {
    const say = words.getAttribute("data-i18n-state-" + root.getAttribute("data-offline"));
    if (say && say !== words.textContent) words.textContent = say;
    line.hidden = !say;
  };
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ["data-offline"] });
  show();
}
