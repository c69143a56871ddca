/** Measures a model by the name of a task, whichever class does it. */
package dev.sightline.core.training.measuring;
