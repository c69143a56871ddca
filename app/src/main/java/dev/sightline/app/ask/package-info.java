/** Questions about the open video and what the model answers. */
package dev.sightline.app.ask;
