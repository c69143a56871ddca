/** Attacks on the open video, and on a set: what they do to answer, pictures and attention. */
package dev.sightline.app.robustness;
