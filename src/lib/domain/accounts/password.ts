/** Characters of the shortest password: ANSSI asks for 12 when nothing else is known of what it opens. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
