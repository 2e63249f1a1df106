/*
 * The drawing of a unit is data: what it says is written once, and read both as an SVG and as the words
 * beside it. One shape a kind of idea.
 */

/** Something named, and what it is in one sentence. */
export interface Step {
	readonly name: string;
	readonly sentence: string;
}

/** Which way something goes between two: to the right, to the left, both ways, or from both to a third. */
export const DIRECTIONS = {
	droite: 'vers la droite',
	gauche: 'vers la gauche',
	'deux-sens': 'dans les deux sens',
	ensemble: 'des deux vers autre chose'
} as const;
export type Direction = keyof typeof DIRECTIONS;

export const MARKS = { oui: 'oui', parfois: 'parfois', non: 'non' } as const;
export type Mark = keyof typeof MARKS;

export type Drawing = {
	readonly title: string;
	/** What is seen in it, in one sentence. */
	readonly reading: string;
} & (
	| {
			/** Steps that come round; steps that go up; rings from the inside out; dates in their order. */
			readonly kind: 'cycle' | 'ladder' | 'circles' | 'timeline';
			readonly steps: readonly Step[];
	  }
	| {
			/** Who gives what to whom: a line for each, between the same two. */
			readonly kind: 'exchange';
			readonly left: string;
			readonly right: string;
			/** What lies beyond the two, for the lines that go there together. */
			readonly beyond?: string | undefined;
			readonly lines: readonly (Step & { readonly direction: Direction })[];
	  }
	| {
			readonly kind: 'matrix';
			readonly columns: readonly string[];
			/** What a full mark, a half mark and an empty one say. */
			readonly marks: Readonly<Record<Mark, string>>;
			readonly rows: readonly { readonly name: string; readonly cells: readonly Mark[] }[];
	  }
);
export type DrawingKind = Drawing['kind'];
