/** Background work shown to the user: one runner, one maker of threads, newest request wins. */
package dev.sightline.app.jobs;
