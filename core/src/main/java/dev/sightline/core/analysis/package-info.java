/** Analyses: what a model says of a video beside a text, with every map that it attended by. */
package dev.sightline.core.analysis;
