/** Measurements of this product on this machine; the method is in docs/benchmarks. */
package dev.sightline.core.cli.bench;
