/** Pages are HTML: no script is sent unless a page asks for its own. */
export const csr = false;
