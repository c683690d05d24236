"""What must hold on any machine: no network, no code from files, nothing left, no formula from text."""
