package sys

import "github.com/weftpy/weft/objects"

// formatException returns the text that the interpreter prints for an uncaught exception.
func formatException(th *thread, e *objects.Exception) (string, error) {
	return (&objects.Raised{Value: e.Value()}).Error() + "\n", nil
}
