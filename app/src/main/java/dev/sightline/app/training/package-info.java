/** Training a model on videos of one's own: the data report, the run, the mistakes. */
package dev.sightline.app.training;
