//! Benchmarks of calls and hooks.
