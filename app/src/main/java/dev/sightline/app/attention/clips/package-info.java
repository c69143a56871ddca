/** The clips of a video, those with the largest weight first. */
package dev.sightline.app.attention.clips;
