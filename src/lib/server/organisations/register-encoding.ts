/*
 * The official files are in UTF-8, in Windows-1252, or in both by turns: they were put together from
 * the files of a hundred prefectures. So bytes travel as they are (one sign each) as far as the cell, and each
 * cell is read on its own: UTF-8 when its bytes are sound UTF-8, which other writings of French
 * hardly ever are, else Windows-1252, of which Latin-1 is a part.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = new TextDecoder('windows-1252');

/** The text of a cell whose signs are bytes (`latin1`). */
export function decodeCell(bytes: string): string {
	// eslint-disable-next-line no-control-regex -- what is not ASCII
	if (!/[^\x00-\x7f]/.test(bytes)) return bytes;
	const buffer = Buffer.from(bytes, 'latin1');
	return repairTwiceEncoded(decodeStrictly(buffer) ?? windows.decode(buffer));
}

/** What each sign of Windows-1252 is as a byte. */
const BYTES = new Map(
	Array.from({ length: 256 }, (_, byte) => [windows.decode(Uint8Array.of(byte)), byte] as const)
);

/**
 * « Ã© » → « é »: a text written in UTF-8, read as Windows-1252, then written in UTF-8 again. Done only
 * where it is sure: every sign outside ASCII goes back to a byte, and together they are sound
 * UTF-8. A lost letter (« dmocratie », « d\uFFFDmocratie ») cannot be known: it stays as it is.
 */
export function repairTwiceEncoded(text: string): string {
	if (!/[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u2122]/.test(text)) return text;
	const bytes: number[] = [];
	for (const sign of text) {
		const byte = BYTES.get(sign);
		if (byte === undefined) return text;
		bytes.push(byte);
	}
	return decodeStrictly(Uint8Array.from(bytes)) ?? text;
}

function decodeStrictly(bytes: Uint8Array): string | null {
	try {
		return utf8.decode(bytes);
	} catch {
		return null;
	}
}
