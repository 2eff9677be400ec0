"""Articles written for this project about invented events, for the demo and the benchmarks."""
