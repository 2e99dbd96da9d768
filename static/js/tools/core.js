// What the tools share with the script of every page.
export const { behave, closed, forget, index, pointer, ready, record, save, sha256, supported } = self.passage;
