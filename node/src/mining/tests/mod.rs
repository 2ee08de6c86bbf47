#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod submission;
mod threads;
mod workshop;
