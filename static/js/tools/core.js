// What the tools share with the script of every page.
export const { behave, closed, digestOf, forget, index, pointer, ready, save, sha256, supported } = self.passage;
