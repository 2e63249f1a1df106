/** Data that is only drawn on the server: see `src/hooks.ts`. */
export class Drawn<Value> {
	readonly value: Value;

	constructor(value: Value) {
		this.value = value;
	}
}
