/** One figure of a survey: what was measured, on whom, when, by whom, and where it was read. */
export interface Indicator {
	readonly id: string;
	/** What was asked or counted, in the words of the source as nearly as may be. */
	readonly label: string;
	readonly value: number;
	/** « % », « sur 10 », « partenariats »… */
	readonly unit: string;
	readonly population: string;
	/** Null when the source does not say it. */
	readonly year: number | null;
	/** Null when the source does not name it. */
	readonly institute: string | null;
	readonly study: string;
	readonly url: string;
}
