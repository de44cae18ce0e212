// Screens one over the other, as on a phone: a root that stays, chats that come and go.

export class Stack {
  /** `root` is a node that stays underneath, or null; `bottom(stack)` makes the lowest screen where there is no root. */
  constructor(host, { root = null, bottom = null } = {}) {
    Object.assign(this, { host, root, bottom, screens: [] });
    if (root) host.append(root);
  }

  get depth() {
    return this.screens.length;
  }

  get top() {
    return this.screens.at(-1);
  }

  /** Shows a new screen over the others. */
  push(make) {
    if (this.top) this.top.node.hidden = true;
    if (this.root) this.root.hidden = true;
    this.screens.push(null); // so that the screen knows how deep it stands
    const screen = make(this);
    this.screens[this.screens.length - 1] = screen;
    this.host.append(screen.node);
    return screen;
  }

  back() {
    const gone = this.screens.pop();
    gone?.close();
    gone?.node.remove();
    if (this.top) this.top.node.hidden = false;
    else if (this.root) this.root.hidden = false;
    this.top?.log.end();
    if (!this.top && this.bottom) this.push(this.bottom);
  }

  /** Back to the root, or to a fresh lowest screen. */
  clear() {
    for (const screen of this.screens) {
      screen?.close();
      screen?.node.remove();
    }
    this.screens = [];
    if (this.root) this.root.hidden = false;
    if (this.bottom) this.push(this.bottom);
  }
}
