/**
 * What the account history printed, read again.
 */

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);

/** The history of one account. */
export class History {
	/** @param {string} text all that was printed */
	constructor(text) {
		this.text = text;
		this.lines = text.trimEnd().split('\n');
	}

	/**
	 * The lines of a block.
	 *
	 * @param {number} number
	 * @returns {string} empty if nothing is told of it
	 */
	block(number) {
		const start = this.lines.findIndex((line) => line.startsWith(`Block ${number} `));
		if (start < 0) return '';
		const rest = this.lines.slice(start + 1);
		// The history ends with lines that belong to no block.
		const more = rest.findIndex((line) => !line.startsWith(' '));
		return [this.lines[start], ...rest.slice(0, more)].join('\n');
	}

	/**
	 * The sum of the amounts of ASY that a pattern finds in the lines, in units.
	 *
	 * @param {RegExp} pattern its first group is the amount
	 */
	total(pattern) {
		return sum(
			this.#found(pattern).map((text) => {
				const [whole, decimals = ''] = text.replaceAll(',', '').split('.');
				return BigInt(whole + decimals.padEnd(12, '0'));
			}),
		);
	}

	/**
	 * The sum of the whole numbers that a pattern finds in the lines.
	 *
	 * @param {RegExp} pattern its first group is the number
	 */
	count(pattern) {
		return sum(this.#found(pattern).map(BigInt));
	}

	#found(pattern) {
		return this.lines.map((line) => pattern.exec(line)?.[1]).filter((it) => it !== undefined);
	}
}
