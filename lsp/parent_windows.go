package lsp

import "syscall"

// processAlive reports whether there is a process pid. One that may not be opened counts as alive.
func processAlive(pid int) bool {
	const synchronize = 0x00100000
	handle, err := syscall.OpenProcess(synchronize, false, uint32(pid))
	if err != nil {
		return err == syscall.ERROR_ACCESS_DENIED
	}
	defer syscall.CloseHandle(handle)
	event, err := syscall.WaitForSingleObject(handle, 0)
	return err != nil || event == syscall.WAIT_TIMEOUT
}
