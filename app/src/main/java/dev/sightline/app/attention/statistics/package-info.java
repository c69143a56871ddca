/** Attention in numbers, and what they say. */
package dev.sightline.app.attention.statistics;
