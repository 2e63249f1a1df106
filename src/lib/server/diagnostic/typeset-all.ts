import { typeset } from '../../domain/kernel/typography.ts';

/** The same data, every text of it set in French typography. Names and addresses hold nothing that it changes. */
export function typesetAll<Value>(value: Value): Value {
	if (typeof value === 'string') return typeset(value) as Value;
	if (Array.isArray(value)) return value.map(typesetAll) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, typesetAll(one)])
	) as Value;
}
