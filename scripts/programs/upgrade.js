/**
 * Upgrades the runtime of a running chain by referendum.
 */

import { Failure } from './lib/chain.js';
import { requireGovernance } from './lib/governance/referenda.js';
import { accountOf, main, say } from './lib/program.js';
import { read, USAGE } from './lib/upgrade/options.js';
import { upgradeChain } from './lib/upgrade/steps.js';
import { readRuntime, requireNewer } from './lib/upgrade/wasm.js';

async function run(chain, options) {
	requireGovernance(chain);
	const { api } = chain;
	const current = await api.rpc.state.getRuntimeVersion();
	say(
		'Chain',
		`${await api.rpc.system.chain()} at ${options.url}, block ${await chain.height()}`,
		`Its runtime is ${current.specName} ${current.specVersion}`,
	);
	const runtime = readRuntime(options.wasm);
	requireNewer(runtime, current);
	const { version, bytes, hash } = runtime;
	say(
		'Code',
		version
			? `${version.specName} ${version.specVersion}, in ${bytes.length.toLocaleString('en')} bytes`
			: 'Compressed, and there is no zstd here to look into it: the chain judges its version',
		`Its hash is ${hash}`,
	);
	const signer = () => {
		const pair = options.account && accountOf(options.account, api.registry.chainSS58);
		// Without the URI, which may be a secret.
		if (!pair) throw new Failure('--account (or ASSAY_URI) is no secret URI, such as //Bob');
		return pair;
	};
	await upgradeChain({ chain, runtime, signer, options, say });
}

await main({ usage: USAGE, read, run });
