import asyncio
async def f(x):
    await asyncio.sleep(0)
    return x * 2
class ACM:
    async def __aenter__(self): return "entered"
    async def __aexit__(self, *a): print("aexit", a[0])
async def agen(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def main():
    print(await f(2), await asyncio.gather(f(1), f(2), f(3)))
    async with ACM() as v: print(v)
    async for i in agen(3): print(i, end=" ")
    print([i async for i in agen(3)], {i: 1 async for i in agen(2)}, [await f(i) for i in range(2)])
    t = asyncio.create_task(f(5))
    print(await t, t.done())
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    async with asyncio.TaskGroup() as tg:
        a, b = tg.create_task(f(1)), tg.create_task(f(2))
    print(a.result() + b.result())
    q = asyncio.Queue()
    async def prod():
        for i in range(3): await q.put(i)
    asyncio.create_task(prod())
    print([await q.get() for _ in range(3)])
asyncio.run(main())
c = f(1)
print(type(c).__name__)
try:
    c.send(None)
except Exception as e:
    print(type(e).__name__)
c.close()
