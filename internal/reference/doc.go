// Package reference lets tests ask the reference implementation, under the build tag "reference".
package reference
