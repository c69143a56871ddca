/** What the model takes the video for. */
package dev.sightline.app.predictions;
