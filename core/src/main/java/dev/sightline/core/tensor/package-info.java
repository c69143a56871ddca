/** The bridge to native tensors, and tensors in files. */
package dev.sightline.core.tensor;
