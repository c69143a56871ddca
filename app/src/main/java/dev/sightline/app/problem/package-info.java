/** The one place that tells the user of errors nobody else handled. */
package dev.sightline.app.problem;
