// Inside WhatsApp or Facebook what is saved stays where nobody finds it again.
export function inApp(box) {
  box.hidden = !/; wv\)|FBAN|FBAV|FB_IAB|Instagram|Line\//.test(navigator.userAgent);
}
