/** "What if": changes to a text, a video and a model's attention, and what they do. */
package dev.sightline.core.explain.change;
