/** Two sides beside each other: videos, texts, models, maps or classes. */
package dev.sightline.app.compare;
