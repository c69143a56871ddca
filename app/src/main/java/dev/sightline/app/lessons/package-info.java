/** Lessons: videos that show where a model's answer, or its map, leads astray. */
package dev.sightline.app.lessons;
