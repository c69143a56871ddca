/** The sample videos that the program carries. */
package dev.sightline.core.media.sample;
