/** Reads the labelled sets, in the formats of the data cards. */
package dev.sightline.core.training.data;
