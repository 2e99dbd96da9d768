// An announcement is there from its first to its last day, both included, by the phone's date.
export function notice(box) {
  const now = new Date(), two = number => ("0" + number).slice(-2);
  const today = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  box.hidden = today < box.dataset.first || today > box.dataset.last;
}
