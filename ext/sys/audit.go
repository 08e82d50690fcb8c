package sys

import (
	"slices"

	"github.com/weftpy/weft/objects"
)

// auditFuncs are audit and addaudithook. Only events that Python code raises by sys.audit reach the hooks.
func (s *state) auditFuncs() []def {
	return []def{
		{Name: "audit", Sig: "event, /, *args", Effect: objects.Pure, Fn: s.audit, Doc: "Passes the event to any audit hooks that are attached."},
		{Name: "addaudithook", Sig: "hook", Doc: "Adds a new audit hook callback.", Fn: func(th *thread, a []value) (value, error) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.hooks = append(s.hooks, a[0])
			return objects.None, nil
		}},
	}
}

func (s *state) audit(th *thread, a []value) (value, error) {
	if _, ok := objects.AsStr(a[0]); !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "audit() argument 1 must be str, not %s", a[0].Type().MessageName())
	}
	s.mu.Lock()
	hooks := slices.Clone(s.hooks)
	s.mu.Unlock()
	for _, h := range hooks {
		if _, err := objects.CallArgs(th, h, a[0], a[1]); err != nil {
			return value{}, err
		}
	}
	return objects.None, nil
}
