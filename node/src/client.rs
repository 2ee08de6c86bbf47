//! The concrete types of this node's client: there is one runtime, so nothing needs to be generic.

use assay_primitives::Block;
use assay_runtime::RuntimeApi;

/// Executes the runtime.
pub type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;

/// The chain's database and runtime behind one interface.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;

/// The database.
pub type FullBackend = sc_service::TFullBackend<Block>;

/// The transaction pool.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
