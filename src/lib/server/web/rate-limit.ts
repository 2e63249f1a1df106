import { createHmac, randomBytes } from 'node:crypto';

/** Made at each start and never written: what is kept of an address cannot be turned back into it. */
const secret = randomBytes(32);

/**
 * How many times each caller may do a thing in a span of time. Kept in the memory of this process,
 * and bounded: beyond `callers`, the oldest is forgotten. No address is kept, only its keyed hash.
 */
export class RateLimit {
	readonly #most: number;
	readonly #within: number;
	readonly #callers: number;
	readonly #seen = new Map<string, { until: number; count: number }>();

	/** `within` in milliseconds. */
	constructor(limits: { most: number; within: number; callers?: number }) {
		this.#most = limits.most;
		this.#within = limits.within;
		this.#callers = limits.callers ?? 10_000;
	}

	/** Has this caller used up what it may do? Counts nothing. */
	isReached(address: string, now: Date): boolean {
		return this.#countOf(keyOf(address), now) >= this.#most;
	}

	/** Counts once more; false when it was once too many. */
	take(address: string, now: Date): boolean {
		const key = keyOf(address);
		const count = this.#countOf(key, now);
		if (count >= this.#most) return false;
		const until = count === 0 ? now.getTime() + this.#within : this.#seen.get(key)!.until;
		this.#seen.delete(key);
		this.#seen.set(key, { until, count: count + 1 });
		if (this.#seen.size > this.#callers) this.#seen.delete(this.#seen.keys().next().value!);
		return true;
	}

	#countOf(key: string, now: Date): number {
		const seen = this.#seen.get(key);
		return seen && seen.until > now.getTime() ? seen.count : 0;
	}
}

function keyOf(address: string): string {
	return createHmac('sha256', secret).update(networkOf(address)).digest('base64');
}

/** An IPv4 address as it is; of an IPv6 one the first half, which is what one household is given. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
	const first = head.split(':').filter(Boolean);
	const last = (tail ?? '').split(':').filter(Boolean);
	const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
	const groups = tail === undefined ? first : [...first, ...zeros, ...last];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
