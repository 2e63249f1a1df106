import type { Place } from '../../territory/gazetteer.ts';
import { LIST_FACETS } from '../query.ts';

/** A place where examples lie, with all that holds it: what is true there is true of each of them. */
export interface Ground {
	readonly place: string | null;
	/** `place` and what holds it. */
	readonly territories: readonly string[];
	/** The territory of `place`. */
	readonly lies: Place | undefined;
	/** Ranks of `territories` in the shelf's list of codes. */
	readonly territoryRanks: readonly number[];
}

/** What is written of one example. */
interface Written extends Ground {
	/** For each facet of LIST_FACETS, its values as bits. */
	readonly bits: readonly number[];
	readonly merit: number;
}

/**
 * What a search reads of every example, a column a fact, by the number of the example: walking over
 * columns of numbers costs a fifth of walking over as many objects.
 */
export class Columns {
	/** One column a facet of LIST_FACETS. */
	readonly bits: Int32Array[] = LIST_FACETS.map(() => new Int32Array(0));
	/** Rank in `grounds`; -1 for an example that was taken away. */
	ground = new Int32Array(0);
	merit = new Float32Array(0);
	readonly grounds: Ground[] = [];
	readonly #rankOfGround = new Map<string, number>();

	put(id: number, written: Written): void {
		if (id >= this.ground.length) this.#grow(id);
		for (let facet = 0; facet < this.bits.length; facet++)
			this.bits[facet]![id] = written.bits[facet]!;
		this.ground[id] = this.#groundOf(written);
		this.merit[id] = written.merit;
	}

	take(id: number): void {
		this.ground[id] = -1;
	}

	#groundOf({ place, territories, lies, territoryRanks }: Ground): number {
		const key = `${place ?? ''} ${territories.join(' ')}`;
		let rank = this.#rankOfGround.get(key);
		if (rank === undefined) {
			rank = this.grounds.length;
			this.#rankOfGround.set(key, rank);
			this.grounds.push({ place, territories, lies, territoryRanks });
		}
		return rank;
	}

	#grow(id: number): void {
		const room = Math.ceil((id + 1) * 1.5);
		for (let facet = 0; facet < this.bits.length; facet++) {
			const longer = new Int32Array(room);
			longer.set(this.bits[facet]!);
			this.bits[facet] = longer;
		}
		const ground = new Int32Array(room).fill(-1);
		ground.set(this.ground);
		this.ground = ground;
		const merit = new Float32Array(room);
		merit.set(this.merit);
		this.merit = merit;
	}
}
