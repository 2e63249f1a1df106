/** What must be said wherever examples are counted. */
export const COLLECTION_NOTICE =
	'Une collection, pas un échantillon\u00A0: ces nombres disent ce que raconte le catalogue, pas ce qui existe en France.';
