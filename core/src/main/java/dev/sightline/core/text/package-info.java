/** Tokens with their characters, and texts that go with a video. */
package dev.sightline.core.text;
