/** The examples that hold one term, in the order of their numbers, with its impact in each. */
export class Postings {
	#ids = new Uint32Array(2);
	/** 0 to 255 for 0 to 1: a finer step would not change an order that a person sees. */
	#impacts = new Uint8Array(2);
	#length = 0;
	#removed = 0;

	/** How many examples hold the term. */
	get count(): number {
		return this.#length - this.#removed;
	}

	/** `id` is higher than all those added before; `impact` between 0 and 1. */
	add(id: number, impact: number): void {
		if (this.#length === this.#ids.length) this.#grow();
		this.#ids[this.#length] = id;
		this.#impacts[this.#length] = Math.max(1, Math.round(impact * 255));
		this.#length++;
	}

	remove(id: number): void {
		const at = this.#find(id);
		if (at < 0 || this.#impacts[at] === 0) return;
		this.#impacts[at] = 0;
		this.#removed++;
		if (this.#removed > 16 && this.#removed * 2 > this.#length) this.#sweep();
	}

	/** Impact of the term in an example, 0 when it is not there. */
	impactIn(id: number): number {
		const at = this.#find(id);
		return at < 0 ? 0 : this.#impacts[at]! / 255;
	}

	/** Calls `visit` for each example that holds the term. */
	each(visit: (id: number, impact: number) => void): void {
		const ids = this.#ids;
		const impacts = this.#impacts;
		for (let at = 0; at < this.#length; at++) {
			const impact = impacts[at]!;
			if (impact > 0) visit(ids[at]!, impact / 255);
		}
	}

	#find(id: number): number {
		let low = 0;
		let high = this.#length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const there = this.#ids[middle]!;
			if (there === id) return middle;
			if (there < id) low = middle + 1;
			else high = middle - 1;
		}
		return -1;
	}

	#grow(): void {
		const room = Math.ceil(this.#ids.length * 1.6);
		const ids = new Uint32Array(room);
		const impacts = new Uint8Array(room);
		ids.set(this.#ids);
		impacts.set(this.#impacts);
		this.#ids = ids;
		this.#impacts = impacts;
	}

	/** Leaves out what was removed, once it is most of what is there. */
	#sweep(): void {
		let to = 0;
		for (let at = 0; at < this.#length; at++) {
			if (this.#impacts[at] === 0) continue;
			this.#ids[to] = this.#ids[at]!;
			this.#impacts[to] = this.#impacts[at]!;
			to++;
		}
		this.#length = to;
		this.#removed = 0;
	}
}
