/** What a mail says, before it is written as text and as HTML. */
export interface Letter {
	readonly subject: string;
	/** Paragraphs of plain French text: no markup, whatever they quote from people. */
	readonly paragraphs: readonly string[];
	/** The one thing to do, as a button. */
	readonly action?: { readonly label: string; readonly address: string };
	/** Paragraphs after the button. */
	readonly after?: readonly string[];
}
